/** What has to be measured on a live cluster: ages of records, growth, reading speed. Reads only. */
@NullMarked
package io.godwit.kafka.measure;

import org.jspecify.annotations.NullMarked;
