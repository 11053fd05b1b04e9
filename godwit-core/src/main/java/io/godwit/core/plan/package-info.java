/** What has to be changed on the target before records can be copied: decided from both clusters' inventories. */
@NullMarked
package io.godwit.core.plan;

import org.jspecify.annotations.NullMarked;
