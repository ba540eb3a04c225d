"""What a terminal is told when a command ends: notices in, styled lines out; nothing printed."""
