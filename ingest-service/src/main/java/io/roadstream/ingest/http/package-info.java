/**
 * Frames that come as HTTP uploads: the checks and their answers, without a web framework. A body
 * is measured before it is read, and read no further than its limit.
 */
@NullMarked
package io.roadstream.ingest.http;

import org.jspecify.annotations.NullMarked;
