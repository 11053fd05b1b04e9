/** Where the configuration comes from: the file, the files it names, the environment, the options. */
@NullMarked
package io.godwit.cli.configuration;

import org.jspecify.annotations.NullMarked;
