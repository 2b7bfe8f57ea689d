/**
 * Charts as SVG and pages as HTML that need nothing beside themselves: for training curves, data
 * summaries and evaluations.
 */
@NullMarked
package io.roadstream.trainer.report;

import org.jspecify.annotations.NullMarked;
