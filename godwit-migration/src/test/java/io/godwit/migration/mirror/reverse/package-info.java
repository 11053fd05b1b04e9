@org.jspecify.annotations.NullMarked
package io.godwit.migration.mirror.reverse;
