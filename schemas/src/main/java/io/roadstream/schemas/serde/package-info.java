/**
 * The one way in which Avro records become bytes and back: Confluent's wire format, by default
 * through Apicurio's serde, by two properties through any other.
 */
@NullMarked
package io.roadstream.schemas.serde;

import org.jspecify.annotations.NullMarked;
