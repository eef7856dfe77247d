package org.masthead.journeys;

import com.microsoft.playwright.Page;
import java.util.Base64;
import java.util.List;

/** A file that is dragged from the machine into the text, to the line with the cursor. */
final class DroppedFile {

    private DroppedFile() {}

    static void drop(Page page, String name, byte[] file) {
        page.evaluate("""
                ([name, file]) => {
                  const bytes = Uint8Array.from(atob(file), each => each.charCodeAt(0));
                  const dataTransfer = new DataTransfer();
                  dataTransfer.items.add(new File([bytes], name, { type: "image/jpeg" }));
                  const at = getSelection().anchorNode;
                  const { left, top } = (at.nodeType === 1 ? at : at.parentElement).getBoundingClientRect();
                  document.querySelector("#editor").dispatchEvent(new DragEvent("drop",
                    { dataTransfer, bubbles: true, cancelable: true, clientX: left + 3, clientY: top + 3 }));
                }""", List.of(name, Base64.getEncoder().encodeToString(file)));
    }
}
