/** Connect clusters of the source and the target, asked and told by their REST API. */
@NullMarked
package io.godwit.connect.cluster;

import org.jspecify.annotations.NullMarked;
