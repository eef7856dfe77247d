package org.masthead.feed;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What feeds give away ({@code masthead.feeds.*}).
 *
 * @param fullText whole articles instead of teasers
 */
@ConfigurationProperties("masthead.feeds")
record FeedSettings(@DefaultValue("false") boolean fullText) {}
