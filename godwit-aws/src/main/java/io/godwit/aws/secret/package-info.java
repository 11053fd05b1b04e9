/** SCRAM users of MSK: secrets in AWS Secrets Manager, and the cluster that is made to know them. */
@NullMarked
package io.godwit.aws.secret;

import org.jspecify.annotations.NullMarked;
