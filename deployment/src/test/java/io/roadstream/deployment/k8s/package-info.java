/** The manifests below k8s/, against the model of Kubernetes and against the services. */
@NullMarked
package io.roadstream.deployment.k8s;

import org.jspecify.annotations.NullMarked;
