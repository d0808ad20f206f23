"""What the forms of the admin do so that known names are found while one types."""

from mmn.content.models import Organisation

from .widgets import OrganisationFinder, OrganisationsFinder, PersonFinder


class FindsNames:
    """Mixed into the admin or the inline of a model that names organisations, or people
    (``PERSON_FIELDS``)."""

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        people = getattr(self.model, "PERSON_FIELDS", {})
        if db_field.name == people.get("name"):
            kwargs["widget"] = PersonFinder(people)
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and db_field.related_model is Organisation:
            field.widget.can_add_related = False  # made in the same box
        return field

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.related_model is Organisation:
            kwargs["widget"] = OrganisationFinder(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.related_model is Organisation:
            kwargs["widget"] = OrganisationsFinder(db_field, self.admin_site)
        return super().formfield_for_manytomany(db_field, request, **kwargs)
