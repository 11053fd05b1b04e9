package io.godwit.cli.demo;

import io.godwit.lab.pipeline.SchemaRegistry;
import io.godwit.lab.pipeline.ScriptCalls;

/** Stops and starts the registry of a side. Never both: the one that is started finds the other one stopped, or is refused. */
final class RegistryMove implements ScriptCalls.Switch {
    private final PipelineStage.Around around;

    RegistryMove(PipelineStage.Around around) {
        this.around = around;
    }

    @Override
    public void stop(boolean onTarget) {
        SchemaRegistry registry = of(onTarget);
        if (registry.process().isRunning()) {
            registry.process().stop();
        }
    }

    @Override
    public void start(boolean onTarget) {
        if (of(!onTarget).process().isRunning()) {
            throw new IllegalStateException("the registry of the other side still runs, and two would both write");
        }
        if (!of(onTarget).process().isRunning()) {
            of(onTarget).process().start();
        }
    }

    private SchemaRegistry of(boolean onTarget) {
        return onTarget ? around.targetRegistry() : around.sourceRegistry();
    }
}
