package io.godwit.cli.mirror;

import io.godwit.core.config.MirrorConfig;

/** With Apache's connectors. */
class MirrorMaker2CommandIT extends MirrorCommands {
    MirrorMaker2CommandIT() {
        super(MirrorConfig.MIRROR_MAKER_2);
    }
}
