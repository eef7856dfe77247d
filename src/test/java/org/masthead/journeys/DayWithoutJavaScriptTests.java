package org.masthead.journeys;

class DayWithoutJavaScriptTests extends DayInTheNewsroom {

    @Override
    boolean javaScript() {
        return false;
    }
}
