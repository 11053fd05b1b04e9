/** Connectors on Amazon MSK Connect: as a Terraform module and as requests of its API. */
@NullMarked
package io.godwit.aws.mskconnect;

import org.jspecify.annotations.NullMarked;
