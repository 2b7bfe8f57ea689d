/**
 * From a source to the topic {@code camera.frames}: pace, identity, sequence, trace and delivery.
 * {@link io.roadstream.ingest.produce.IngestJob} runs one source for one camera with a {@link
 * io.roadstream.ingest.produce.FrameProducer} that may serve many jobs at once. Nothing here knows
 * Spring; the service and the command line call the same code.
 */
@NullMarked
package io.roadstream.ingest.produce;

import org.jspecify.annotations.NullMarked;
