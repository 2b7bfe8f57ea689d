/**
 * Checks at start, and failures that say which setting is wrong, what it is set to, and what to do,
 * in place of a stack trace.
 */
@NullMarked
package io.roadstream.service.startup;

import org.jspecify.annotations.NullMarked;
