package io.godwit.cli.mirror;

import io.godwit.core.config.MirrorConfig;

/** With Godwit's own engine. */
class MirrorBehavioursIT extends MirrorBehaviours {
    MirrorBehavioursIT() {
        super(MirrorConfig.BATCH);
    }

    @Override
    boolean isExact() {
        return true;
    }
}
