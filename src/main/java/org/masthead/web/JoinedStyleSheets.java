package org.masthead.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.resource.ResourceResolver;
import org.springframework.web.servlet.resource.ResourceResolverChain;

/**
 * Puts the sheets that a sheet imports in the place of its imports, as a browser would, so that a page asks for one
 * file. Comments, indentation and empty lines stay at home.
 */
class JoinedStyleSheets implements ResourceResolver {

    private static final Pattern IMPORT = Pattern.compile("@import \"([\\w-]+\\.css)\";");
    private static final Pattern COMMENT =
            Pattern.compile("(\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*')|/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern INDENTATION = Pattern.compile("(?m)^\\s+");
    private static final Pattern FONT = Pattern.compile("url\\(\"(\\.\\./fonts/[\\w.-]+)\"\\)");

    @Override
    public @Nullable Resource resolveResource(
            @Nullable HttpServletRequest request,
            String path,
            List<? extends Resource> locations,
            ResourceResolverChain chain) {
        Resource sheet = chain.resolveResource(request, path, locations);
        try {
            return sheet == null ? null : joined(request, sheet, locations, chain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public @Nullable String resolveUrlPath(
            String path, List<? extends Resource> locations, ResourceResolverChain chain) {
        return chain.resolveUrlPath(path, locations);
    }

    private static Resource joined(
            @Nullable HttpServletRequest request,
            Resource sheet,
            List<? extends Resource> locations,
            ResourceResolverChain chain)
            throws IOException {
        StringBuilder all = new StringBuilder();
        long newest = sheet.lastModified();
        Matcher part = IMPORT.matcher(text(sheet));
        while (part.find()) {
            Resource file = chain.resolveResource(request, part.group(1), locations);
            if (file == null) {
                throw new IOException(sheet.getFilename() + " imports " + part.group(1) + ", which is not there");
            }
            newest = Math.max(newest, file.lastModified());
            all.append(sparing(text(file)));
        }
        if (all.isEmpty()) {
            return sheet;
        }
        all.append("/* ").append(fonts(sheet, all)).append(" */\n");
        return new JoinedStyleSheet(sheet, newest, all.toString());
    }

    /** So that the sheet's own address changes with the letters it leads to, whose addresses it will carry. */
    private static String fonts(Resource sheet, CharSequence styles) throws IOException {
        CRC32C sum = new CRC32C();
        Matcher font = FONT.matcher(styles);
        while (font.find()) {
            sum.update(sheet.createRelative(font.group(1)).getContentAsByteArray());
        }
        return Long.toHexString(sum.getValue());
    }

    static String sparing(String styles) {
        String bare = COMMENT.matcher(styles)
                .replaceAll(found -> found.group(1) == null ? "" : Matcher.quoteReplacement(found.group(1)));
        return INDENTATION.matcher(bare).replaceAll("");
    }

    private static String text(Resource file) throws IOException {
        return file.getContentAsString(StandardCharsets.UTF_8);
    }

    /** What is sent in place of a list of sheets, under its name. */
    private static final class JoinedStyleSheet extends ByteArrayResource {

        private final Resource list;
        private final long lastModified;

        JoinedStyleSheet(Resource list, long lastModified, String styles) {
            // Spring's cache of transformed sheets tells them apart by their descriptions.
            super(styles.getBytes(StandardCharsets.UTF_8), list.getDescription());
            this.list = list;
            this.lastModified = lastModified;
        }

        @Override
        public @Nullable String getFilename() {
            return list.getFilename();
        }

        @Override
        public long lastModified() {
            return lastModified;
        }
    }
}
