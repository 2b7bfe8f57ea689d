/**
 * What happens to a record that cannot be processed: it goes to the service's dead-letter topic
 * with the reason in its headers, in the same transaction as everything else, and the service goes
 * on. A failure that would hit every record alike (the registry is away, the broker refuses) is no
 * reason to give up a record: it fails the stream thread, which is replaced after a pause.
 */
@NullMarked
package io.roadstream.service.deadletter;

import org.jspecify.annotations.NullMarked;
