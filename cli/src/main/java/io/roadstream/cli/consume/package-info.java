/**
 * {@code roadstream consume}: reads a topic of results and writes pictures and JSON lines; for
 * drawn-over frames it joins the topic with the frames and the other results by frameId.
 */
@NullMarked
package io.roadstream.cli.consume;

import org.jspecify.annotations.NullMarked;
