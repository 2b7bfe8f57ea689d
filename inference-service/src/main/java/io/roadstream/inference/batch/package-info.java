/**
 * Gathers frames of several stream threads into batches. A stream thread announces that it has a
 * frame at work, submits it, and blocks until its own result is there; one worker runs the network
 * for all. Nothing is kept once a submission has returned, so a commit never covers a frame that
 * has no result yet. How long the worker waits for company follows from who has announced a frame:
 * where nobody has, it does not wait.
 */
@NullMarked
package io.roadstream.inference.batch;

import org.jspecify.annotations.NullMarked;
