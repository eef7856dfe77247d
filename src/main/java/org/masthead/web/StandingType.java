package org.masthead.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.StringWriter;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.context.IWebContext;
import org.thymeleaf.context.WebEngineContext;
import org.thymeleaf.dialect.AbstractProcessorDialect;
import org.thymeleaf.engine.AttributeName;
import org.thymeleaf.engine.TemplateData;
import org.thymeleaf.exceptions.TemplateProcessingException;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.IProcessor;
import org.thymeleaf.processor.element.AbstractAttributeTagProcessor;
import org.thymeleaf.processor.element.IElementTagStructureHandler;
import org.thymeleaf.standard.StandardDialect;
import org.thymeleaf.standard.expression.Fragment;
import org.thymeleaf.standard.expression.StandardExpressions;
import org.thymeleaf.templatemode.TemplateMode;

/**
 * {@code kept:replace="~{layout/footer :: footer(site=${site.identity}, sections=${sections})}"}: as
 * {@code th:replace}, but printed once for what it is given, as a printer keeps the type of a nameplate standing. Such
 * a fragment sees what it is given by name and nothing else, no bean either, so it cannot show what it was not made of;
 * what it is given must be records, words, numbers and lists of these.
 */
@Component
class StandingType extends AbstractProcessorDialect {

    /** Bytes, about. */
    private static final int MOST = 4 << 20;

    /** What stands beside the print, as the story that a teaser is printed from. */
    private static final int BESIDE = 1 << 10;

    /** After conditions and variables of the same element. */
    private static final int PRECEDENCE = 1400;

    private final Cache<Given, String> standing = Caffeine.newBuilder()
            .maximumWeight(MOST)
            .weigher((Given given, String printed) -> BESIDE + 2 * printed.length())
            .build();

    /** What a fragment is printed from. */
    private record Given(String template, Set<String> fragment, Locale language, Map<String, Object> values) {}

    StandingType() {
        super("Standing type", "kept", StandardDialect.PROCESSOR_PRECEDENCE);
    }

    @Override
    public Set<IProcessor> getProcessors(String dialectPrefix) {
        return Set.of(new Replacing(dialectPrefix));
    }

    private String printed(Fragment fragment, ITemplateContext context) {
        TemplateData source = fragment.getTemplateModel().getTemplateData();
        Map<String, Object> values = fragment.getParameters() == null ? Map.of() : fragment.getParameters();
        if (!source.getValidity().isCacheable()) {
            // Somebody is at work on the templates.
            return print(fragment, context, values);
        }
        Given given = new Given(source.getTemplate(), source.getTemplateSelectors(), context.getLocale(), values);
        String known = standing.getIfPresent(given);
        if (known == null) {
            known = print(fragment, context, values);
            standing.put(given, known);
        }
        return known;
    }

    private static String print(Fragment fragment, ITemplateContext context, Map<String, Object> values) {
        WebEngineContext alone = new WebEngineContext(
                context.getConfiguration(),
                fragment.getTemplateModel().getTemplateData(),
                Map.of(),
                new BareExchange(((IWebContext) context).getExchange()),
                context.getLocale(),
                values);
        StringWriter printed = new StringWriter();
        context.getConfiguration().getTemplateManager().process(fragment.getTemplateModel(), alone, printed);
        return printed.toString();
    }

    private final class Replacing extends AbstractAttributeTagProcessor {

        private Replacing(String prefix) {
            super(TemplateMode.HTML, prefix, null, false, "replace", true, PRECEDENCE, true);
        }

        @Override
        protected void doProcess(
                ITemplateContext context,
                IProcessableElementTag tag,
                AttributeName attribute,
                String value,
                IElementTagStructureHandler handler) {
            Object fragment = StandardExpressions.getExpressionParser(context.getConfiguration())
                    .parseExpression(context, value)
                    .execute(context);
            if (!(fragment instanceof Fragment named) || named.hasSyntheticParameters()) {
                throw new TemplateProcessingException("not a fragment with what it is given by name: " + value);
            }
            handler.replaceWith(printed(named, context), false);
        }
    }
}
