/** The format {@code owner-portfolio}: pages of an owner's portfolio, rendered to text, with numbered records. */
package org.filingmonitor.producer.feed.portfolio;
