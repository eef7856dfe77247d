package org.masthead.article;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How stories are read before readers see them ({@code masthead.review.*}).
 *
 * @param fourEyes whether a story needs the approval of somebody else than who submitted it
 */
@ConfigurationProperties("masthead.review")
record ReviewSettings(@DefaultValue("false") boolean fourEyes) {}
