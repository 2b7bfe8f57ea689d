/**
 * Holds what is deployed against what is built: every setting in docker-compose.yml and k8s/ is one
 * that the service which gets it has, every object is one that Kubernetes knows, and what an image
 * holds runs as an image would run it. No test here needs a container engine, but for those of the
 * Maven profile {@code docker}.
 */
@NullMarked
package io.roadstream.deployment;

import org.jspecify.annotations.NullMarked;
