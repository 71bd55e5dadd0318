// SPDX-License-Identifier: Apache-2.0
// One well-filled example of each paper, which tests look at and change.
#pragma once

#include "geo/documents/announcement.hpp"
#include "geo/documents/application.hpp"
#include "geo/documents/certificate.hpp"
#include "geo/documents/filing_form.hpp"
#include "geo/documents/filing_report.hpp"
#include "geo/documents/inspection_list.hpp"
#include "geo/documents/objection_record.hpp"
#include "geo/documents/sign_face.hpp"
#include "geo/documents/sign_order.hpp"

namespace samples {

geo::documents::Day day(int year, unsigned month, unsigned of_month);
geo::documents::Letterhead letterhead();
geo::documents::Application application();
geo::documents::FilingRecord filing_record();
geo::documents::FilingForm filing_form();
geo::documents::FilingReport filing_report();
geo::documents::Announcement announcement();
/// With so many roads, all different.
geo::documents::Announcement announcement_of(std::size_t roads);
geo::documents::ObjectionRecord objection_record();
geo::documents::NamingCertificate certificate();
geo::documents::SignOrder sign_order(std::size_t signs);
geo::documents::InspectionList inspection_list(std::size_t signs);
geo::documents::SignFace sign();

}  // namespace samples
