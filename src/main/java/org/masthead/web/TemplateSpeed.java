package org.masthead.web;

import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.thymeleaf.dialect.IDialect;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.dialect.SpringStandardDialect;
import org.thymeleaf.spring6.expression.SPELVariableExpressionEvaluator;
import org.thymeleaf.standard.expression.IStandardVariableExpressionEvaluator;

/** Has templates read properties the short way. */
@Component
class TemplateSpeed {

    TemplateSpeed(SpringTemplateEngine engine) {
        Set<IDialect> dialects = new LinkedHashSet<>();
        for (IDialect each : engine.getDialects()) {
            dialects.add(each instanceof SpringStandardDialect ? new ShortDialect() : each);
        }
        engine.setDialects(dialects);
    }

    /** Spring's own, but for who reads {@code ${...}}. */
    private static final class ShortDialect extends SpringStandardDialect {

        private final IStandardVariableExpressionEvaluator paths =
                new PropertyPaths(SPELVariableExpressionEvaluator.INSTANCE);

        @Override
        public IStandardVariableExpressionEvaluator getVariableExpressionEvaluator() {
            return paths;
        }
    }
}
