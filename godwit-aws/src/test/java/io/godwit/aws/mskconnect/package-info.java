@NullMarked
package io.godwit.aws.mskconnect;

import org.jspecify.annotations.NullMarked;
