package org.masthead.planning;

import java.util.Map;
import org.masthead.account.DeskUser;
import org.masthead.article.ChangeSets;
import org.masthead.article.StoryDraft;
import org.masthead.article.StoryMoves;
import org.masthead.article.StoryOwners;
import org.masthead.site.SiteSettings;
import org.masthead.web.FormErrors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The page about a story, as it is and again with what was typed where something is wrong. */
@Component
class WorkPage {

    private final StoryMoves stories;
    private final StoryNotes notes;
    private final Assignments assignments;
    private final PreviewLinks links;
    private final ChangeSets changes;
    private final StoryOwners owners;
    private final Checklist checklist;
    private final SiteSettings site;

    WorkPage(
            StoryMoves stories,
            StoryNotes notes,
            Assignments assignments,
            PreviewLinks links,
            ChangeSets changes,
            StoryOwners owners,
            Checklist checklist,
            SiteSettings site) {
        this.stories = stories;
        this.notes = notes;
        this.assignments = assignments;
        this.links = links;
        this.changes = changes;
        this.owners = owners;
        this.checklist = checklist;
        this.site = site;
    }

    ModelAndView of(long id, DeskUser user) {
        return page(id, user, Map.of(), Map.of(), HttpStatus.OK);
    }

    ModelAndView refused(long id, DeskUser user, Map<String, String> typed, FormErrors errors) {
        return page(id, user, typed, errors.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private ModelAndView page(
            long id, DeskUser user, Map<String, String> typed, Map<String, String> errors, HttpStatus status) {
        StoryDraft story = stories.draft(id);
        return new ModelAndView("planning/desk/work", status)
                .addObject("story", story)
                .addObject("offered", stories.offered(id, user))
                .addObject("history", stories.historyOf(id))
                .addObject("notes", notes.of(id, story.body()))
                .addObject("assignments", assignments.of(id))
                .addObject("people", assignments.people())
                .addObject("links", links.of(id))
                .addObject("owners", owners.of(id))
                .addObject("changes", changes.of(id))
                .addObject("warnings", checklist.of(story))
                .addObject("zone", site.timeZone().getId())
                .addObject("publishAt", TypedMoment.field(story.publishAt(), site.timeZone()))
                .addObject("embargo", TypedMoment.field(story.embargoedUntil(), site.timeZone()))
                .addObject("twice", TypedMoment.comesTwice(typed.get("moment"), site.timeZone()))
                .addObject("twiceEmbargo", TypedMoment.comesTwice(typed.get("embargo"), site.timeZone()))
                .addObject("typed", typed)
                .addObject("errors", errors);
    }
}
