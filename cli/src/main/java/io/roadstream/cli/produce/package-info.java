/** {@code roadstream produce}: sends images, video, streams or scenes to Kafka as a camera's. */
@NullMarked
package io.roadstream.cli.produce;

import org.jspecify.annotations.NullMarked;
