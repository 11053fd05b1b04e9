package io.godwit.cli.mirror;

import io.godwit.core.config.MirrorConfig;

/** With Godwit's own engine. */
class MirrorCommandIT extends MirrorCommands {
    MirrorCommandIT() {
        super(MirrorConfig.BATCH);
    }
}
