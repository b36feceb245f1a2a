"""Who comes in: password, second factor, invitations, sessions."""
