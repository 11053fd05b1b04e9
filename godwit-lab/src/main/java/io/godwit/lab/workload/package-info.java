/** The CRM: programs that write and read numbered messages and find loss, duplicates and disorder by themselves. */
@NullMarked
package io.godwit.lab.workload;

import org.jspecify.annotations.NullMarked;
