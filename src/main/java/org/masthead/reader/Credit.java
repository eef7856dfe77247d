package org.masthead.reader;

import java.util.ArrayList;
import java.util.List;
import org.masthead.article.Byline;

/** Names that stand behind one role in a byline: {@code Photographs by A and B}. The role is empty for the writers. */
record Credit(String role, List<Byline> names) {

    /** Names in their order; neighbours with the same role share it. */
    static List<Credit> of(List<Byline> bylines) {
        List<Credit> credits = new ArrayList<>();
        for (Byline byline : bylines) {
            Credit last = credits.isEmpty() ? null : credits.get(credits.size() - 1);
            if (last == null || !last.role().equals(byline.role())) {
                last = new Credit(byline.role(), new ArrayList<>());
                credits.add(last);
            }
            last.names().add(byline);
        }
        return credits;
    }
}
