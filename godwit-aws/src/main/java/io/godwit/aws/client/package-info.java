/** How AWS is reached: region, credentials, retries, and what its refusals mean. */
@NullMarked
package io.godwit.aws.client;

import org.jspecify.annotations.NullMarked;
