# Words for what comes from another system.
import-nameless = A reader
import-spam = Marked as spam at the old place
