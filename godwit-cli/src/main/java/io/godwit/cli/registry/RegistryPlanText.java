package io.godwit.cli.registry;

import io.godwit.cli.render.Amounts;
import io.godwit.cli.render.Style;
import io.godwit.core.registry.RegistryPlan;
import java.io.PrintWriter;

/** A registry's plan for people. */
final class RegistryPlanText {
    private static final int MOST_STEPS = 100;

    private final RegistryPlan plan;
    private final Style style;

    RegistryPlanText(RegistryPlan plan, Style style) {
        this.plan = plan;
        this.style = style;
    }

    void print(PrintWriter out) {
        out.println("Way: " + plan.way().word() + ", because " + plan.reason());
        out.println();
        plan.steps().stream().limit(MOST_STEPS).forEach(step -> out.println(style.good("  + " + step.words())));
        if (plan.steps().size() > MOST_STEPS) {
            out.println("  … and " + Amounts.count(plan.steps().size() - MOST_STEPS) + " more; -o json has them all");
        }
        plan.collisions().forEach(collision -> {
            out.println(
                    style.bad("  ! " + collision.code().id() + " " + collision.resource() + ": " + collision.reason()));
            out.println("      " + collision.fix());
        });
        if (plan.steps().isEmpty() && plan.collisions().isEmpty()) {
            out.println("There is nothing to do at the registries.");
        }
        if (!plan.notes().isEmpty()) {
            out.println();
            out.println("To know:");
            plan.notes().forEach(note -> out.println("  " + note));
        }
        out.println();
        out.println(style.strong(plan.summary()));
    }
}
