package org.masthead.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.ServletRequestPathUtils;

/** Which door of the house a request knocks at. The path is read as the controllers' mappings read it, decoded. */
public enum Door {
    /** What anyone may read. */
    PUBLIC,
    /** Where staff work, and the two doors that lead in. */
    DESK,
    /** Style sheets, pictures, and what machines ask for: no pages. */
    STOCKROOM;

    private static final Set<String> DESK_PATHS = Set.of("desk", "set-up", "invitation");
    private static final Set<String> STOCKROOM_PATHS =
            Set.of("css", "js", "fonts", "images", "media", "actuator", "error");

    /** The door that a request knocks at. */
    public static Door of(HttpServletRequest request) {
        for (PathContainer.Element element :
                ServletRequestPathUtils.parse(request).pathWithinApplication().elements()) {
            if (element instanceof PathContainer.PathSegment segment) {
                String first = segment.valueToMatch();
                return DESK_PATHS.contains(first) ? DESK : STOCKROOM_PATHS.contains(first) ? STOCKROOM : PUBLIC;
            }
        }
        return PUBLIC;
    }
}
