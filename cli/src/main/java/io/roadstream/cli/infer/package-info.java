/** {@code roadstream infer}: the network on image files, without Kafka. */
@NullMarked
package io.roadstream.cli.infer;

import org.jspecify.annotations.NullMarked;
