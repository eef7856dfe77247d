package org.masthead.journeys;

class DayWithJavaScriptTests extends DayInTheNewsroom {

    @Override
    boolean javaScript() {
        return true;
    }
}
