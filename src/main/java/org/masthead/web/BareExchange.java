package org.masthead.web;

import java.security.Principal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.web.IWebApplication;
import org.thymeleaf.web.IWebExchange;
import org.thymeleaf.web.IWebRequest;
import org.thymeleaf.web.IWebSession;

/** An exchange in which nobody is known and nothing was said before; links are written as in the one it comes from. */
final class BareExchange implements IWebExchange {

    private final IWebExchange origin;
    private final Map<String, @Nullable Object> attributes = new HashMap<>();

    BareExchange(IWebExchange origin) {
        this.origin = origin;
    }

    @Override
    public IWebRequest getRequest() {
        return origin.getRequest();
    }

    @Override
    public @Nullable IWebSession getSession() {
        return null;
    }

    @Override
    public IWebApplication getApplication() {
        return origin.getApplication();
    }

    @Override
    public @Nullable Principal getPrincipal() {
        return null;
    }

    @Override
    public Locale getLocale() {
        return origin.getLocale();
    }

    @Override
    public @Nullable String getContentType() {
        return origin.getContentType();
    }

    @Override
    public @Nullable String getCharacterEncoding() {
        return origin.getCharacterEncoding();
    }

    @Override
    public boolean containsAttribute(String name) {
        return attributes.containsKey(name);
    }

    @Override
    public int getAttributeCount() {
        return attributes.size();
    }

    @Override
    public Set<String> getAllAttributeNames() {
        return attributes.keySet();
    }

    @Override
    public Map<String, @Nullable Object> getAttributeMap() {
        return attributes;
    }

    @Override
    public @Nullable Object getAttributeValue(String name) {
        return attributes.get(name);
    }

    @Override
    public void setAttributeValue(String name, @Nullable Object value) {
        attributes.put(name, value);
    }

    @Override
    public void removeAttribute(String name) {
        attributes.remove(name);
    }

    @Override
    public String transformURL(String address) {
        return origin.transformURL(address);
    }
}
