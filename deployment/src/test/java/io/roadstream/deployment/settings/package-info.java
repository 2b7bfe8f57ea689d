/** What settings each service has, asked of the service's own classes. */
@NullMarked
package io.roadstream.deployment.settings;

import org.jspecify.annotations.NullMarked;
