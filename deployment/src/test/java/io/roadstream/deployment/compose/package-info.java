/**
 * docker-compose.yml and the files that it mounts, against the Compose specification and the
 * services.
 */
@NullMarked
package io.roadstream.deployment.compose;

import org.jspecify.annotations.NullMarked;
