package io.godwit.cli.mirror;

import io.godwit.core.config.MirrorConfig;

/** With Godwit's own engine. */
class MirrorBehavioursIT extends MirrorBehaviours {
    MirrorBehavioursIT() {
        super(MirrorConfig.BATCH);
    }

    @Override
    boolean followsBackwards() {
        return true;
    }

    @Override
    boolean carriesTheBeginning() {
        return true;
    }
}
