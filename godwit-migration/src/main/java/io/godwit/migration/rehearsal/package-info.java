/** The rehearsal of a wave on shadow topics and groups: real applications in this process, the real mirror, the real cutover. */
@NullMarked
package io.godwit.migration.rehearsal;

import org.jspecify.annotations.NullMarked;
