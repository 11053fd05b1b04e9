/**
 * The connector as Connect sees it. Loaded by the worker's class loader for plugins, with the worker's Kafka classes: nothing in
 * here touches the copier but through {@link io.godwit.connect.plugin.Isolation}, and its types are those of the JDK.
 */
@NullMarked
package io.godwit.connect.plugin;

import org.jspecify.annotations.NullMarked;
