package org.masthead.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
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
 * file. Comments and space that means nothing stay at home.
 */
class JoinedStyleSheets implements ResourceResolver {

    private static final Pattern IMPORT = Pattern.compile("@import \"([\\w-]+\\.css)\";");
    private static final String QUOTED = "(\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*')";
    private static final Pattern COMMENT = Pattern.compile(QUOTED + "|/\\*.*?\\*/", Pattern.DOTALL);
    /** Around what separates, and after a property's colon; a colon before a space is no selector's. */
    private static final Pattern SPACE = Pattern.compile(QUOTED + "|\\s*([{};])\\s*|(:)\\s+|(\\s)\\s*");

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
        String bare = COMMENT.matcher(styles).replaceAll(found -> kept(found, 1));
        return SPACE.matcher(bare)
                        .replaceAll(found ->
                                kept(found, 1) + kept(found, 2) + kept(found, 3) + (found.group(4) == null ? "" : " "))
                        .strip()
                + "\n";
    }

    private static String kept(MatchResult found, int group) {
        return found.group(group) == null ? "" : Matcher.quoteReplacement(found.group(group));
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
