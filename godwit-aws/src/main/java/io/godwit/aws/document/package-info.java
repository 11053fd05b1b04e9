/** The wanted cluster as code: a Terraform module and a CloudFormation template. */
@NullMarked
package io.godwit.aws.document;

import org.jspecify.annotations.NullMarked;
