@org.jspecify.annotations.NullMarked
package io.godwit.core.assess;
