/** HTTP: listening, who may do what, routes and answers, event streams, files. Knows nothing of migrations. */
@NullMarked
package io.godwit.serve.http;

import org.jspecify.annotations.NullMarked;
