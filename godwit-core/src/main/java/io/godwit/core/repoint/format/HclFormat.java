package io.godwit.core.repoint.format;

import java.util.List;

/** HCL, as Terraform and Nomad write it. */
final class HclFormat {
    private HclFormat() {}

    static List<Setting> read(String text) {
        return new AssignmentScanner(text, true).scan();
    }
}
